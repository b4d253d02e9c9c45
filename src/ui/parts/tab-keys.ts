/** Which tab a key leads to, round in a ring; nothing for keys that are not about tabs. */
export function tabAfter(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight': return (at + 1) % count
    case 'ArrowLeft': return (at - 1 + count) % count
    case 'Home': return 0
    case 'End': return count - 1
  }
  return undefined
}
