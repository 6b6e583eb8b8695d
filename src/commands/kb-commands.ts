import type { Command } from './command.ts'

/** The commands that keep a knowledge base, in the order in which help lists them. */
export const kbCommands: readonly Command[] = [
  {
    name: 'kb export',
    summary: 'write a knowledge base as spreadsheets',
    help: `Usage: centralino kb export [--format xlsx|csv|json] [--kind KIND] [--out FILE|DIR] [--knowledge DIR]

Writes the entries of the knowledge base so that they can be edited and taken back with "kb import". XLSX is one
workbook with a sheet for each kind, CSV a folder with a file for each kind (or one file with --kind), JSON one file
that keeps every field. Nothing in a cell can be run as a formula. Never replaces a file that exists.

  --format FORMAT  xlsx (as it is), csv or json
  --kind KIND      only these: units, topics, applications, masters, faq, roles, history, synonyms, outOfScope;
                   may be given more than once
  --out PATH       where to; by default centralino-kb.xlsx, centralino-kb (folder) or centralino-kb.json
  --delimiter ","  of CSV; a semicolon as it is, which Italian spreadsheets expect
  --no-bom         CSV without the mark that tells Excel that it is UTF-8
  --knowledge DIR  knowledge base to use

Examples: centralino kb export
          centralino kb export --format csv --kind units --out uffici.csv`,
    run: async (context) => (await import('./kb-export.ts')).exportKnowledge(context),
  },
  {
    name: 'kb import',
    summary: 'take entries from a spreadsheet into a knowledge base',
    help: `Usage: centralino kb import FILE... [--kind KIND] [--dry-run] [--knowledge DIR]

Reads XLSX, CSV or JSON. Columns are known by their names in Italian or English, in any order; a column that is not
there leaves its field alone. Rows are known by their id, or by their name: known ones change, others are added.
An entry that the file does not have stays; it ends by its last day ("Valido fino al") or by "cessato" in a column
"Stato". Mistakes are listed by row and column, and nothing is applied unless all is valid. Exits with 0, or 1 where
there are mistakes or the files changed meanwhile.

  --kind KIND      what a file holds that does not tell by its name, sheets or columns
  --dry-run        only say what would change
  --details        list every change, not only how many there are
  --anyway         save even where right answers to the base's own questions become wrong
  --knowledge DIR  knowledge base to use

Examples: centralino kb import uffici.csv --dry-run --details
          centralino kb import centralino-kb.xlsx`,
    run: async (context) => (await import('./kb-import.ts')).importKnowledge(context),
  },
  {
    name: 'kb diff',
    summary: 'say in words in what two knowledge bases differ',
    help: `Usage: centralino kb diff BEFORE AFTER

Compares two knowledge folders, or two files of the same name, entry by entry: added (+), changed (~, each field with
its old and new value), given a last day (×), taken out (-). Exits with 0 where they are the same, 1 where not.

Example: centralino kb diff knowledge-2025 knowledge`,
    run: async (context) => (await import('./kb-diff.ts')).diffKnowledge(context),
  },
  {
    name: 'kb coverage',
    summary: 'say what a knowledge base leaves open',
    help: `Usage: centralino kb coverage [DIR] [--strict] [--max-units N] [--today DATE]

Lists units without a master or without a deputy, applications without second level, entries not verified for a year,
contacts that nobody can reach, and masters with too many units. Changes nothing. Exits with 0, or with --strict with 1
where anything is open.

  --strict       exit with 1 where anything is listed
  --max-units N  how many units one master can serve; 25 as it is
  --today DATE   as it will be on that day, e.g. 2027-01-01

Example: centralino kb coverage --strict`,
    run: async (context) => (await import('./kb-coverage.ts')).showCoverage(context),
  },
  {
    name: 'kb new',
    summary: 'begin the knowledge base of another body',
    help: `Usage: centralino kb new "ORGANISATION" [--folder DIR]

Makes a folder with all files of a knowledge base: general kinds of offices, the IT topics every body has, the words of
everyday Italian and English, a demonstration master, and a README for whoever edits it. It passes "kb check" and
answers at once. Refuses a folder that holds anything.

  --folder DIR  where to; by default a folder named after the body

Example: centralino kb new "ASL di Valfinta" --folder asl-valfinta`,
    run: async (context) => (await import('./kb-new.ts')).newKnowledge(context),
  },
  {
    name: 'kb import-ipa',
    summary: "take a body's offices from the public registry IndicePA",
    help: `Usage: centralino kb import-ipa FILE --ente CODE [--with-people] [--dry-run] [--drift] [--knowledge DIR]

Reads the units file of IndicePA (unita-organizzative as XLSX or CSV, or the older ou.txt) and builds or updates the
offices of one body. Offices are known by the registry's code, kept in their field "codes"; what editors have
written by hand (words, examples, functions) stays. Offices that the registry no longer has are only reported. Names of
people are never read, unless with --with-people. Licence of the data: CC BY 4.0, IndicePA.

  --ente CODE      the body's IPA code, e.g. c_l219
  --with-people    note who is in charge according to the registry
  --dry-run        only say what would change
  --drift          only say in what registry and knowledge base differ; exit with 1 where they do
  --details        list every change
  --anyway         save even where right answers to the base's own questions become wrong
  --knowledge DIR  knowledge base to use

Examples: centralino kb import-ipa unita-organizzative.xlsx --ente asl_vf --dry-run
          centralino kb import-ipa unita-organizzative.csv --ente c_l219 --drift`,
    run: async (context) => (await import('./kb-import-ipa.ts')).importIpa(context),
  },
]
