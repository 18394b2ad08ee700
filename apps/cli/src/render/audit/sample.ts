import type { DrawnInWords } from '#application';
import type { Language } from '#goal-types';
import { ROLE_WORDS } from '#projections';
import { bytesOf, TABLE_WRITERS, type Cell, type CellType } from '#tables';
import { besideHeading } from '../../terminal/folded.js';
import { table, type Column } from '../../terminal/table.js';
import { text } from '../../texts.js';
import type { SampleAnswer } from '../answers.js';
import { basisInWords, dayInWords } from '../basis.js';
import { auditText } from './texts.js';

const DIGITS = 12;

/** A working paper: what was drawn from, how, that it is all there is, and what was drawn. */
export function renderSample(answer: SampleAnswer, language: Language, width: number): string {
  const { basis, draw, population, log, method, items } = answer;
  const drawn = Object.entries(draw).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]));
  const strata = population.strata.length < 2 ? '' : `; ${population.strata.map(({ stratum, size, drawn: of }) => `${stratum} ${of}/${size}`).join(', ')}`;
  const avoided = population.avoided === 0 ? '' : ` (+ ${population.avoided} ${auditText('avoided', language)})`;
  const parts = [
    `${log.facts} ${auditText('factsThatCount', language)}`,
    `${log.superseded} ${auditText('superseded', language)}`,
    `${log.retractions} ${auditText('retractions', language)}`,
    `${log.decisions} ${auditText('decisionsIn', language)}`,
  ];
  const line = (key: Parameters<typeof auditText>[0], words: string) => besideHeading(`${auditText(key, language)}: `, words, width);
  return [
    basisInWords(basis, language),
    line('sampleOf', drawn.join(', ')),
    line('population', `${items.length} ${auditText('drawnOf', language)} ${population.size}${avoided}${strata}`),
    line('whole', `seq 0–${log.seq}, ${log.events} ${auditText(log.dense ? 'dense' : 'notDense', language)} = ${parts.join(' + ')}`),
    line('checkpoint', checkpointInWords(basis.checkpoint, language)),
    line('method', method),
    '',
    table(
      columns(language),
      items.map((item, index) => rowOf(item, index, basis.timeZone, language)),
      width,
    ),
  ].join('\n');
}

/** What a line of the paper for a spreadsheet holds, in its order. */
const CELLS = {
  number: 'integer',
  stratum: 'text',
  seq: 'integer',
  event: 'text',
  type: 'text',
  recordedAt: 'instant',
  validFrom: 'date',
  who: 'text',
  role: 'text',
  sentence: 'text',
  digest: 'text',
  proof: 'text',
  known: 'text',
} as const satisfies Readonly<Record<string, CellType>>;

/** The same lines as a file that a Norwegian spreadsheet opens. */
export async function sampleAsCsv({ items, basis }: SampleAnswer, language: Language): Promise<Uint8Array> {
  const cells = (item: DrawnInWords, index: number): Readonly<Record<keyof typeof CELLS, Cell>> => ({
    number: index + 1,
    stratum: item.stratum,
    seq: item.seq,
    event: item.eventId,
    type: item.type,
    recordedAt: item.recordedAt,
    validFrom: item.validFrom,
    who: item.actorName ?? item.actor,
    role: item.role,
    sentence: item.sentence,
    digest: item.digest,
    proof: item.links.proof,
    known: `seq:${basis.seq}`,
  });
  const columns = Object.entries(CELLS).map(([id, type]) => ({ id, type, role: 'attribute', label: id }) as const);
  const rows = items.map((item, index) => Object.values(cells(item, index)));
  return bytesOf(TABLE_WRITERS['csv-nb'].write({ id: 'sample', title: '', language, columns, rows: [rows], about: {} }));
}

function columns(language: Language): readonly Column[] {
  return [
    { heading: '', stretch: 0, align: 'right' },
    { heading: auditText('stratum', language), stretch: 0 },
    { heading: 'seq', stretch: 0, align: 'right' },
    { heading: text('recorded', language), stretch: 0 },
    { heading: text('who', language), stretch: 0 },
    { heading: text('what', language), stretch: 3 },
    { heading: 'SHA-256', stretch: 0 },
  ];
}

function rowOf({ stratum, seq, recordedAt, actorName, role, sentence, digest }: DrawnInWords, index: number, timeZone: string, language: Language) {
  const who = actorName ?? ROLE_WORDS[role][language];
  return [String(index + 1), stratum, String(seq), dayInWords(recordedAt, timeZone, language), who, sentence, digest.slice(0, DIGITS)];
}

/** The checkpoint whose proofs reach the whole population; missing until one covers it. */
function checkpointInWords(checkpoint: SampleAnswer['basis']['checkpoint'], language: Language): string {
  return checkpoint === null ? auditText('missing', language) : `${checkpoint.origin}, ${checkpoint.size}, ${checkpoint.root}`;
}
