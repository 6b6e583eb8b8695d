/** What people ask while platforms are measured: a few of the kinds of questions, in turn. */
export const benchQuestions: readonly string[] = [
  'chi si occupa delle auto di servizio?',
  'chi dirige i servizi educativi?',
  'di quale divisione fa parte il servizio biblioteche?',
  'quante divisioni ci sono?',
  'chi è il master informatico della polizia municipale?',
  "cos'è il codir",
  'who handles building permits?',
  'chi ripara i marciapiedi rotti?',
]
