import type { ReportModel } from '../model/model.js';
import { OUTCOMES, type ReportArea, type ReportStatement } from '../model/status.js';
import type { ReportLanguage } from '../model/text.js';
import { changes, control, coverage, definitions, keyFigures } from './chapters.js';
import { onDay } from './figures.js';
import { inLanguage } from './in-language.js';
import { area, huge, local, members, outside } from './statements.js';

export interface SampleOptions {
  readonly language?: ReportLanguage;
  /** With a statement whose assessment is 20,000 characters, and whose table is 400 rows. */
  readonly huge?: boolean;
}

/** A made-up report of a made-up union: small, with one of everything that a renderer must be able to set. For tests. */
export function sampleModel({ language = 'nb', huge: withHuge = false }: SampleOptions = {}, changed: Partial<ReportModel> = {}): ReportModel {
  const told = (statements: readonly ReportStatement[]) => statements.map((statement) => inLanguage(statement, language));
  const areas = [
    areaOf(null, 'Overordnet', told([area.uninterpreted])),
    areaOf('vekst', 'Et større og sterkere fagforbund', told([area.members, area.trained, area.judged])),
    areaOf('arbeidsliv', 'Et trygt og rettferdig arbeidsliv', told([area.overridden, area.dropped, area.long, ...(withHuge ? [huge] : [])])),
  ];
  const statements = areas.flatMap((one) => one.statements);
  return {
    format: 'fremdrift-report-1',
    language,
    front: {
      report: 'arsmelding-2022',
      title: 'Årsmelding 2022',
      organisation: 'Fjellheim Fagforbund',
      edition: 2,
      state: 'published',
      plan: {
        id: 'fjellheim-2020',
        title: 'Sammen om morgendagen',
        from: onDay('2020-01-01'),
        last: onDay('2022-12-31'),
        adopted: 'Landsmøtet, sak 7/19, 15.11.2019',
      },
      basis: {
        at: onDay('2022-12-31'),
        seq: 4711,
        knownAt: '2023-10-15T11:05:12.345678Z',
        timeZone: 'Europe/Oslo',
        rules: '2026.1',
        checkpoint: { origin: 'ledger.example/fjellheim', size: 4712, root: 'qL0v3mBzB0Y3vGq1n0yq3Xo1cJm4rG9bqk1o0b6J2Yw=' },
        revision: 17,
      },
      toDate: onDay('2023-09-30'),
      assembly: onDay('2023-11-14'),
      approval: 'Vedtatt av Landsstyret 18.10.2023 (sak 41/2023).',
      address: '/reports/arsmelding-2022/editions/2',
      sample: true,
    },
    overview: OUTCOMES.map((outcome) => ({ outcome, statements: statements.filter(({ status }) => status.outcome === outcome).map(({ id }) => id) })),
    keyFigures,
    areas,
    coverage,
    local: told([local]),
    outside: told([outside]),
    changes,
    restated: members.restated,
    control,
    definitions,
    prose: {
      introduction: {
        text: 'Denne meldingen forteller hvor langt forbundet er kommet med det landsmøtet vedtok.\n\nDen følger planen punkt for punkt.',
        language: 'nb',
      },
      coverage: { text: 'Styret takkar avdelingane for innsatsen.', language: 'nn' },
    },
    ...changed,
  };
}

function areaOf(id: string | null, title: string, statements: readonly ReportStatement[]): ReportArea {
  const spread = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, statements.filter(({ status }) => status.outcome === outcome).length]));
  return { id, title: { text: title, language: 'nb' }, spread: spread as ReportArea['spread'], statements };
}
