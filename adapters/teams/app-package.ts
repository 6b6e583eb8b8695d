import { strToU8, type Zippable, zipSync } from 'fflate'
import { buildManifest, localisedStrings, type ManifestOptions } from './manifest.ts'

/** The two icons as PNG: `package/color.png` and `package/outline.png` of this folder. */
export interface AppIcons {
  readonly color: Uint8Array
  readonly outline: Uint8Array
}

/** Any day will do, and the same one always: the same app makes the same file, byte for byte. */
const packed = new Date(2020, 6, 15)

/** The app package that is loaded into Teams: a ZIP file. */
export function buildAppPackage(options: ManifestOptions, icons: AppIcons): Uint8Array {
  const json = (content: object) => strToU8(`${JSON.stringify(content, null, 2)}\n`)
  const files: Zippable = {
    'manifest.json': json(buildManifest(options)),
    'en.json': json(localisedStrings(options.botName, options.texts.en)),
    'color.png': icons.color,
    'outline.png': icons.outline,
  }
  return zipSync(files, { mtime: packed, level: 9 })
}
