// What can be done with a tablet, each after saying what it means.
import { useState } from 'react'
import { type Device, DeviceName } from '@tukkimies/shared/register/device.ts'
import { useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { book } from './book.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import type { DeviceAct } from './device-table.tsx'
import type { Words } from './devices-words.fi.ts'

type Asked = {
  readonly words: Words
  readonly device: Device
  readonly name: string
  /** `said` is the sentence for the page. */
  readonly onDone: (said: string) => void
  readonly onClose: () => void
}

export const DeviceDialog = ({
  act,
  acts,
  ...asked
}: Asked & { readonly act: DeviceAct | null; readonly acts: readonly DeviceAct[] }) => {
  const [chosen, setChosen] = useState(act)
  switch (chosen) {
    case null:
      return <ActSheet {...asked} acts={acts} onChoose={setChosen} />
    case 'name':
      return <NamingDialog {...asked} />
    case 'lost':
      return <LosingDialog {...asked} />
    case 'revoke':
      return <RevokingDialog {...asked} />
  }
}

const ActSheet = ({
  words,
  device,
  name,
  acts,
  onChoose,
  onClose,
}: Asked & { readonly acts: readonly DeviceAct[]; readonly onChoose: (act: DeviceAct) => void }) => {
  const general = useWords(book)
  return (
    <Dialog title={name} closeLabel={general.close} onClose={onClose}>
      <div className="sheet-acts">
        {acts
          .filter((act) => act !== 'lost' || device.lost === null)
          .map((act) => (
            <Button key={act} kind={act === 'name' ? 'secondary' : 'danger'} onClick={() => onChoose(act)}>
              {words.acts[act]}
            </Button>
          ))}
      </div>
    </Dialog>
  )
}

const NamingDialog = ({ words, device, onDone, onClose }: Asked) => {
  const [name, setName] = useState(device.name ?? '')
  const read = DeviceName.safeParse(name)
  return (
    <ChangeDialog
      title={words.naming.title}
      action={words.naming.action}
      dirty={name !== (device.name ?? '')}
      read={() =>
        read.success
          ? { is: 'ready', change: { path: `/api/v1/devices/${device.id}/name`, body: { name: read.data } } }
          : { is: 'wrong', errors: [{ name: 'name', text: words.enrol.nameMissing }] }
      }
      onDone={() => onDone(words.naming.done(name.trim()))}
      onClose={onClose}
    >
      {(errorOf) => (
        <TextField
          label={words.enrol.name}
          hint={words.enrol.nameHint}
          error={errorOf('name')}
          name="name"
          value={name}
          maxLength={40}
          autoComplete="off"
          required
          onChange={setName}
        />
      )}
    </ChangeDialog>
  )
}

const LosingDialog = ({ words, device, name, onDone, onClose }: Asked) => (
  <ChangeDialog
    title={words.losing.title}
    action={words.acts.lost}
    kind="danger"
    read={() => ({ is: 'ready', change: { path: `/api/v1/devices/${device.id}/lost`, body: {} } })}
    onDone={() => onDone(words.losing.done(name))}
    onClose={onClose}
  >
    {() => (
      <>
        <p>
          <strong>{name}</strong>
        </p>
        <p>{words.losing.what}</p>
        <p>{words.losing.safe}</p>
        {device.report !== null && device.report.waiting > 0 && <p>{words.losing.waiting(device.report.waiting)}</p>}
        <p>{words.losing.found}</p>
      </>
    )}
  </ChangeDialog>
)

const RevokingDialog = ({ words, device, name, onDone, onClose }: Asked) => (
  <ChangeDialog
    title={words.revoking.title}
    action={words.acts.revoke}
    kind="danger"
    read={() => ({ is: 'ready', change: { path: `/api/v1/devices/${device.id}/revoke`, body: {} } })}
    onDone={() => onDone(words.revoking.done(name))}
    onClose={onClose}
  >
    {() => (
      <>
        <p>{words.revoking.text(name)}</p>
        {device.report !== null && device.report.waiting > 0 && <p>{words.revoking.waiting(device.report.waiting)}</p>}
        <p>{words.revoking.again}</p>
      </>
    )}
  </ChangeDialog>
)
