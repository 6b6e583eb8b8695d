/** Whether two values would be written as the same JSON but for the order of members. Only for what JSON can hold. */
export function isSameData(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return false
  for (const name in other) if (other[name] !== undefined && one[name] === undefined) return false
  for (const name in one) if (!isSameData(one[name], other[name])) return false
  return true
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
