/**
 * Whether an Enter only takes over what an input method offers, and must not send the form.
 *
 * Safari ends the composing before it tells the key; all that is left of it there is the key code 229.
 */
export function confirmsComposing(event: Pick<KeyboardEvent, 'key' | 'isComposing' | 'keyCode'>): boolean {
  return event.key === 'Enter' && (event.isComposing || event.keyCode === 229)
}
