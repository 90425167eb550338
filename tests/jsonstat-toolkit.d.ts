/** What the tests use of a library that has no types. */
declare module 'jsonstat-toolkit' {
  type Category = { readonly label: string; readonly id: string }
  type Dimension = {
    readonly id: readonly string[]
    readonly label: string
    readonly role: string
    readonly length: number
    readonly Category: (id: string) => Category
  }
  type Datum = { readonly value: number | null; readonly status: string | null }
  type Dataset = {
    readonly class: string
    readonly label: string
    readonly source: string
    readonly updated: string
    readonly note: readonly string[]
    readonly id: readonly string[]
    readonly size: readonly number[]
    readonly n: number
    readonly role: Readonly<Record<string, readonly string[]>>
    readonly extension: Readonly<Record<string, unknown>>
    readonly Dimension: (id: string) => Dimension
    readonly Data: (at: Readonly<Record<string, string>>) => Datum
  }
  const toolkit: (dataset: unknown) => Dataset
  export { toolkit as default }
}
