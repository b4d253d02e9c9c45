/** The names of fields that may be missing. */
type MissingKey<Value> = { [Key in keyof Value]-?: undefined extends Value[Key] ? Key : never }[keyof Value]

/** A copy of a value that lacks some of the fields which may be missing. */
export function without<Value extends object>(value: Value, ...keys: readonly MissingKey<Value>[]): Value {
  const copy = { ...value }
  for (const key of keys)
    Reflect.deleteProperty(copy, key)
  return copy
}
