import type { Translated } from './language.js';

/** What an examination looks at, in the order in which it is told. */
export const CHECKS = {
  package: { nb: 'Pakken er hel', nn: 'Pakken er heil', en: 'The package is complete' },
  databases: { nb: 'Databasefilene er hele', nn: 'Databasefilene er heile', en: 'The database files are sound' },
  key: { nb: 'Nøkkelen', nn: 'Nøkkelen', en: 'The key' },
  checkpoints: { nb: 'Kontrollpunktene', nn: 'Kontrollpunkta', en: 'The checkpoints' },
  earlier: { nb: 'Det du så før', nn: 'Det du såg før', en: 'What you saw before' },
  entries: { nb: 'Hendelsene', nn: 'Hendingane', en: 'The events' },
  order: { nb: 'Rekkefølgen', nn: 'Rekkjefølgja', en: 'The order' },
  payloads: { nb: 'Innholdet', nn: 'Innhaldet', en: 'The contents' },
  tiles: { nb: 'Fingeravtrykkene', nn: 'Fingeravtrykka', en: 'The fingerprints' },
  policy: { nb: 'Reglene om vitner', nn: 'Reglane om vitne', en: 'The policy of witnesses' },
  cosignatures: { nb: 'Vitnene', nn: 'Vitna', en: 'The witnesses' },
  timestamps: { nb: 'Tidsstemplene', nn: 'Tidsstempla', en: 'The time stamps' },
  sealed: { nb: 'Det forseglede', nn: 'Det forsegla', en: 'What is sealed' },
  evidence: { nb: 'Vedleggene', nn: 'Vedlegga', en: 'The evidence files' },
  reports: { nb: 'De utgitte rapportene', nn: 'Dei utgjevne rapportane', en: 'The published reports' },
  readModels: { nb: 'Det som svarene leses av', nn: 'Det som svara blir lesne av', en: 'What answers are read from' },
} as const satisfies Readonly<Record<string, Translated>>;

export type CheckName = keyof typeof CHECKS;

export const CHECK_ORDER = Object.keys(CHECKS) as readonly CheckName[];
