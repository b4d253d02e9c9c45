/** What came of something the world may refuse: a value, or a failure with a name. */
export type Outcome<Value, Failure> =
  | { readonly ok: true, readonly value: Value }
  | { readonly ok: false, readonly failure: Failure }

export function success<Value>(value: Value): { readonly ok: true, readonly value: Value } {
  return { ok: true, value }
}

export function refusal<Failure>(failure: Failure): { readonly ok: false, readonly failure: Failure } {
  return { ok: false, failure }
}
