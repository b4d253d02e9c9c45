import type { DataPackage, Field, Resource } from './data-package'

/** The keys of each level in the order a person reads them; others follow in the order they came. */
const PACKAGE_KEYS = ['$schema', 'profile', 'name', 'title', 'created', 'city', 'resources']
const RESOURCE_KEYS = ['name', 'title', 'path', 'profile', 'encoding', 'schema']
const FIELD_KEYS = ['name', 'title', 'type', 'format', 'description', 'example', 'constraints']

/** A data package as the text of `datapackage.json`, which reads as the same package again. */
export function packageText(found: DataPackage): string {
  return `${JSON.stringify({ ...plainPackage(found), resources: found.resources.map(plainResource) }, null, 2)}\n`
}

/** A package without its resources, and without what reading it has only filled in. */
export function plainPackage(found: DataPackage): object {
  const { sample, ...city } = found.city
  return ordered({ ...found, resources: undefined, city: { ...city, ...sample ? { sample } : {} } }, PACKAGE_KEYS)
}

/** A resource without what reading it has only filled in. */
export function plainResource(resource: Resource): object {
  return { ...ordered(resource, RESOURCE_KEYS), schema: { ...resource.schema, fields: resource.schema.fields.map(plainField) } }
}

function plainField(field: Field): object {
  const { constraints, ...rest } = field
  return ordered({ ...rest, ...Object.keys(constraints).length > 0 ? { constraints } : {} }, FIELD_KEYS)
}

function ordered(value: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  const known = keys.filter(key => key in value)
  return Object.fromEntries([...known, ...Object.keys(value).filter(key => !keys.includes(key))].map(key => [key, value[key]]))
}
