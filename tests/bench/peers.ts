import { create, insertMultiple, search } from '@orama/orama'
import { stemmer } from '@orama/stemmers/italian'
import { Charset, Index } from 'flexsearch'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { KnowledgeRecord, PhraseField } from '../../src/knowledge/record.ts'

/** One record as a general search library takes it. */
export interface PeerDocument {
  readonly id: string
  readonly reportedAs: string
  readonly name: string
  readonly aliases: string
  readonly keywords: string
  readonly examples: string
  readonly functions: string
}

/** A search library ready to be asked. */
export interface Peer {
  readonly name: string
  /** Id under which the best record is reported; undefined where nothing is found. */
  firstHit(question: string): string | undefined
}

const keys = ['name', 'aliases', 'keywords', 'examples', 'functions'] as const

/** The records that answer something, in both languages, as documents. */
export function peerDocuments(records: Iterable<KnowledgeRecord>): PeerDocument[] {
  return [...records]
    .filter((record) => record.type !== 'outside')
    .map((record) => {
      const phrases = [...record.phrases.it, ...record.phrases.en]
      const join = (field: PhraseField) =>
        [...new Set(phrases.filter((phrase) => phrase.field === field).map((phrase) => phrase.text))].join(' . ')
      return {
        id: record.id,
        reportedAs: record.reportedAs,
        name: join('name'),
        aliases: join('alias'),
        keywords: join('keyword'),
        examples: join('example'),
        functions: join('function'),
      }
    })
}

/** All peers over the same documents, each set up as its own guide says. */
export function buildPeers(documents: readonly PeerDocument[]): Peer[] {
  return [
    fusePeer('Fuse.js, default', new Fuse(documents, { keys: [...keys] })),
    fusePeer('Fuse.js, token search', new Fuse(documents, { keys: [...keys], useTokenSearch: true })),
    miniSearchPeer(documents),
    oramaPeer(documents),
    flexSearchPeer(documents),
  ]
}

function fusePeer(name: string, fuse: Fuse<PeerDocument>): Peer {
  return { name, firstHit: (question) => fuse.search(question, { limit: 1 })[0]?.item.reportedAs }
}

function miniSearchPeer(documents: readonly PeerDocument[]): Peer {
  const index = new MiniSearch<PeerDocument>({
    fields: [...keys],
    storeFields: ['reportedAs'],
    processTerm: (term) => stemmer(term.toLowerCase()),
    searchOptions: { prefix: true, fuzzy: 0.2 },
  })
  index.addAll(documents)
  return {
    name: 'MiniSearch, Italian stems',
    firstHit: (question) => index.search(question)[0]?.['reportedAs'] as string,
  }
}

function oramaPeer(documents: readonly PeerDocument[]): Peer {
  const schema = {
    name: 'string',
    aliases: 'string',
    keywords: 'string',
    examples: 'string',
    functions: 'string',
  } as const
  const database = create({ schema, components: { tokenizer: { language: 'italian', stemming: true, stemmer } } })
  void insertMultiple(database, documents as PeerDocument[])
  return {
    name: 'Orama, italian',
    firstHit(question) {
      const found = search(database, { term: question, limit: 1 })
      if (found instanceof Promise) throw new Error('Orama answers at once where no part of it is asynchronous.')
      return (found.hits[0]?.document as PeerDocument | undefined)?.reportedAs
    },
  }
}

/** One text a record: over the fields apart it finds half as much. */
function flexSearchPeer(documents: readonly PeerDocument[]): Peer {
  const index = new Index({ tokenize: 'forward', encoder: Charset.LatinAdvanced })
  documents.forEach((document, at) => {
    index.add(at, keys.map((key) => document[key]).join(' '))
  })
  return {
    name: 'FlexSearch',
    firstHit(question) {
      const [best] = index.search(question, { limit: 1, suggest: true })
      return best === undefined ? undefined : documents[Number(best)]?.reportedAs
    },
  }
}
