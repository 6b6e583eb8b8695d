import { cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { packageRoot } from '../config.ts'
import { CentralinoError } from '../errors.ts'
import { newOrganisation } from '../knowledge/exchange/new-organisation.ts'
import { slugOf } from '../knowledge/exchange/slug.ts'
import { loadKnowledgeOrThrow } from '../knowledge/load.ts'
import { localDay } from '../requests/local-time.ts'
import type { CommandContext } from './command.ts'

/** `centralino kb new`. */
export async function newKnowledge(context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...context.args],
    allowPositionals: true,
    options: { folder: { type: 'string' } },
  })
  const name = positionals.join(' ').trim()
  const folder = values.folder ?? slugOf(name)
  if (name === '' || folder === '') {
    throw new CentralinoError('usage/invalid', 'kb new needs the name of the body; see "centralino kb new --help".')
  }
  const shipped = join(packageRoot(), 'knowledge')
  const model = await loadKnowledgeOrThrow(shipped)
  const files = newOrganisation(name, localDay(model.calendar.timeZone, systemClock.now()), model)
  await makeEmpty(folder)
  for (const [file, content] of Object.entries(files)) {
    const text = JSON.stringify({ $schema: `./schema/${file}.schema.json`, ...content }, null, 2)
    await writeFile(join(folder, `${file}.json`), `${text}\n`, { flag: 'wx' })
  }
  await cp(join(shipped, 'schema'), join(folder, 'schema'), { recursive: true })
  await writeFile(join(folder, 'README.md'), readme(name, folder), { flag: 'wx' })
  await loadKnowledgeOrThrow(folder)
  context.out(`La base di conoscenza di ${name} è in ${folder}. Il prossimo passo è in ${join(folder, 'README.md')}.`)
  return 0
}

async function makeEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const inside = await readdir(folder)
  if (inside.length > 0) {
    throw new CentralinoError('usage/invalid', `${folder} is not empty: name another folder with --folder.`)
  }
}

function readme(name: string, folder: string): string {
  return `# La base di conoscenza di ${name}

Questa cartella è tutto quello che il bot sa di ${name}. Comincia da un modello: va completata e verificata.

1. **Gli uffici.** Se l’ente è in IndicePA, scarica da indicepa.gov.it il file delle unità organizzative e scrivi:

       centralino kb import-ipa unita-organizzative.xlsx --ente CODICE --knowledge ${folder} --dry-run

   Guarda che cosa cambierebbe, poi ripeti senza \`--dry-run\`. Se non c’è, compila la tabella del passo 2.
   Se fra gli uffici c’è quello che si occupa di informatica, scrivi il suo identificativo in \`itOffice\` di
   \`organization.json\` e nei \`secondLevel\` di \`topics.json\`, al posto di \`ufficio-informatica\`.
2. **Le tabelle.** \`centralino kb export --knowledge ${folder}\` scrive una cartella di lavoro con un foglio per gli
   uffici, uno per i programmi, uno per i master e così via. Correggila e riportala dentro:

       centralino kb import centralino-kb.xlsx --knowledge ${folder} --dry-run --details

3. **I master informatici.** Sostituisci il master di esempio con quelli veri: la funzione, mai il nome di una persona,
   e una casella di posta che qualcuno legge.
4. **Che cosa manca.** \`centralino kb coverage ${folder}\` elenca gli uffici senza master, i contatti che non
   esistono, le voci da verificare.
5. **Controlla e prova.** \`centralino kb check ${folder}\`, poi \`centralino ask "chi mi aiuta con la stampante?"
   --knowledge ${folder}\`.

I file si possono correggere anche a mano: la prima riga di ognuno dice all’editor quali campi esistono.
`
}
