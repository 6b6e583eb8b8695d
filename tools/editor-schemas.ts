import { z } from 'zod'
import { type FileName, fileSchemas } from '../src/knowledge/schema.ts'

/** Name in `knowledge/schema/` → text of the JSON Schema with which editors complete and check one knowledge file. */
export function editorSchemas(): ReadonlyMap<string, string> {
  return new Map(
    (Object.keys(fileSchemas) as FileName[]).map((file) => [
      file.replace(/\.json$/, '.schema.json'),
      `${JSON.stringify(editorSchema(file), null, 2)}\n`,
    ]),
  )
}

/** Draft 7, the one that all common editors understand, and of what people write: what has a default may be left out. */
function editorSchema(file: FileName): object {
  const { $schema, ...schema } = z.toJSONSchema(fileSchemas[file], { target: 'draft-7', io: 'input' })
  return { $schema, title: `Centralino: ${file}`, ...schema }
}
