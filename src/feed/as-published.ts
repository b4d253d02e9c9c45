/** Says of a value whether it may stay as it is; false also where that cannot be told quickly. */
type Test = (value: unknown) => boolean

const NEVER: Test = () => false

/** A field that need not be there, and what it must be where it is. */
interface Field {
  readonly key: string
  readonly test: Test
  readonly mayLack: boolean
}

/**
 * A quick test made of a valibot schema: where it says true, the schema lets the value through and changes nothing of it.
 *
 * False says nothing: the schema is then asked itself, which names the fault, fills in what is missing and leaves out what it
 * does not know. Of rows out of JSON nearly all pass, and none is copied, so that its keys keep the order in which they were
 * published. A schema, an action or an option not known here never passes.
 */
export function asPublished(schema: unknown): Test {
  const pipe = listIn(schema, 'pipe')
  if (pipe.length === 0)
    return bare(schema)
  const [first, ...actions] = pipe
  const tests = [asPublished(first), ...actions.map(action => actionTest(action, actions))]
  return tests.includes(NEVER) ? NEVER : value => tests.every(test => test(value))
}

function bare(schema: unknown): Test {
  switch (read(schema, 'type')) {
    case 'string': return value => typeof value === 'string'
    case 'number': return value => typeof value === 'number'
    case 'boolean': return value => typeof value === 'boolean'
    case 'literal': {
      const literal = read(schema, 'literal')
      return value => value === literal
    }
    case 'picklist': {
      const options = new Set(listIn(schema, 'options'))
      return value => options.has(value)
    }
    case 'custom': return requirement(read(schema, 'check'))
    case 'union': {
      const options = listIn(schema, 'options').map(asPublished)
      return value => options.some(test => test(value))
    }
    case 'variant': return variantTest(schema)
    case 'array': {
      const item = asPublished(read(schema, 'item'))
      return value => Array.isArray(value) && value.every(item)
    }
    case 'record': return recordTest(schema)
    case 'object': return objectTest(schema, true)
    case 'loose_object': return objectTest(schema, false)
    default: return NEVER
  }
}

function actionTest(action: unknown, all: readonly unknown[]): Test {
  const wanted = read(action, 'requirement')
  switch (read(action, 'type')) {
    case 'regex':
    case 'iso_date':
      // One that remembers where it ended would give another answer the next time.
      return wanted instanceof RegExp && !wanted.global && !wanted.sticky ? value => typeof value === 'string' && wanted.test(value) : NEVER
    case 'min_length': return typeof wanted === 'number' ? value => (typeof value === 'string' || Array.isArray(value)) && value.length >= wanted : NEVER
    case 'min_value': return typeof wanted === 'number' ? value => typeof value === 'number' && value >= wanted : NEVER
    case 'max_value': return typeof wanted === 'number' ? value => typeof value === 'number' && value <= wanted : NEVER
    case 'safe_integer': return Number.isSafeInteger
    case 'finite': return Number.isFinite
    case 'check': return requirement(wanted)
    // It says itself what it would leave alone, in the metadata beside it.
    case 'transform': return all.map(each => read(read(each, 'metadata'), UNTOUCHED)).map(requirement).find(test => test !== NEVER) ?? NEVER
    case 'metadata': return () => true
    default: return NEVER
  }
}

/** Name in a schema's metadata of the test that says which values its transformation gives back as they are. */
export const UNTOUCHED = 'untouched'

function requirement(wanted: unknown): Test {
  return typeof wanted === 'function' ? value => wanted(value) === true : NEVER
}

function variantTest(schema: unknown): Test {
  const key = read(schema, 'key')
  const options = new Map(listIn(schema, 'options').map(option => [read(read(read(option, 'entries'), String(key)), 'literal'), asPublished(option)]))
  return value => isObject(value) && options.get(read(value, String(key)))?.(value) === true
}

function recordTest(schema: unknown): Test {
  const [name, held] = [asPublished(read(schema, 'key')), asPublished(read(schema, 'value'))]
  return (value) => {
    if (!isObject(value))
      return false
    for (const key in value) {
      if (!name(key) || !held(value[key]))
        return false
    }
    return true
  }
}

function objectTest(schema: unknown, closed: boolean): Test {
  const fields = Object.entries(read(schema, 'entries') ?? {}).map(([key, field]): Field => {
    const isOptional = read(field, 'type') === 'optional'
    // What a default would fill in is missing: the schema must be asked.
    return { key, test: asPublished(isOptional ? read(field, 'wrapped') : field), mayLack: isOptional && read(field, 'default') === undefined }
  })
  return (value) => {
    if (!isObject(value))
      return false
    let known = 0
    for (const { key, test, mayLack } of fields) {
      const held = value[key]
      if (held === undefined ? !mayLack : !test(held))
        return false
      if (held !== undefined)
        known++
    }
    return !closed || Object.keys(value).length === known
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function read(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined
}

function listIn(from: unknown, key: string): readonly unknown[] {
  const list = read(from, key)
  return Array.isArray(list) ? list : []
}
