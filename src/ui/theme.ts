import type { Theme } from '../stores/settings-store'

/** A set of colours as the page carries it in `data-theme`; see styles/tokens.css. */
export type Palette = 'light' | 'dark' | 'contrast' | 'contrast-light'

/** What the device asks for. */
export interface DeviceColours {
  readonly dark: boolean
  /** Whether the reader has asked the whole device for more contrast. */
  readonly contrast: boolean
}

/** The colours of the screen: the reader's choice, or else what the device asks for. */
export function paletteOf(chosen: Theme, device: DeviceColours): Palette {
  if (chosen !== 'auto')
    return chosen
  if (device.contrast)
    return device.dark ? 'contrast' : 'contrast-light'
  return device.dark ? 'dark' : 'light'
}
