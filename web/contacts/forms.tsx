// Blank forms to print and hand out, one for each right (C24, C29): public, and without a network from what was pulled.
import { useSearchParams } from 'wouter'
import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import { useFrame, useLanguage, useTitle } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { Banner, Loading } from '../ui/status.tsx'
import { BlankFormSheet } from './blank-form.tsx'
import { type BlankForm, blankForms, formTexts } from './form-texts.ts'
import './requests.css'
import { useNotice } from './use-notice.ts'

export const FormsPage = () => {
  const { languageNames } = useFrame()
  const { language } = useLanguage()
  const [parameters, setParameters] = useSearchParams()
  const { page: words, titles } = formTexts[language]
  const { notice, isLoading } = useNotice()
  useTitle(words.title)
  const form: BlankForm = blankForms.find((one) => one === parameters.get('form')) ?? 'access'
  const of: Language = languages.find((one) => one === parameters.get('language')) ?? language
  return (
    <div className="page page-narrow forms">
      <div className="no-print stack">
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        <div className="row row-end">
          <Select
            label={words.form}
            value={form}
            options={blankForms.map((value) => ({ value, label: titles[value] }))}
            onChange={(value) => setParameters({ form: value, language: of }, { replace: true })}
          />
          <Select
            label={words.language}
            value={of}
            options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
            onChange={(value) => setParameters({ form, language: value }, { replace: true })}
          />
          <Button icon="print" kind="primary" onClick={() => window.print()}>
            {words.print}
          </Button>
        </div>
        {isLoading && <Loading label={words.loading} />}
        {!isLoading && !notice && <Banner tone="warning">{words.noNotice}</Banner>}
      </div>
      <BlankFormSheet form={form} language={of} notice={notice} />
    </div>
  )
}
