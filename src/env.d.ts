/** What the build knows and the house does not: the city's name and the keys it trusts. Read in main.ts only. */
declare const __CITY__: { readonly title: string, readonly cityName: string }
declare const __TRUST__: import('./feed/envelope').Trust
/** The text of the city's `datapackage.json`, in a chunk of its own: only who makes an edition needs it. */
declare module 'virtual:city-package' {
  const text: string
  export default text
}
