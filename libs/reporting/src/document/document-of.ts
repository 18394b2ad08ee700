import { dateIn, type Instant } from '#kernel';
import type { ReportModel } from '../model/model.js';
import { statementsOf } from '../model/statements-of.js';
import { anchoredOnce } from './anchored-once.js';
import { appendixOf } from './appendix.js';
import type { Block, ReportDocument } from './blocks.js';
import { changesOf } from './changes.js';
import { controlOf } from './control.js';
import { coverageOf } from './coverage.js';
import { frontOf } from './front.js';
import { keyFiguresOf } from './key-figures.js';
import { heading, newPage, written } from './make.js';
import { calledIn } from './called.js';
import type { DocumentOptions } from './options.js';
import { overviewOf } from './overview.js';
import { areasOf, besidesThePlan } from './statements.js';
import { tellingIn, type Sections, type Telling } from './telling.js';

/** The whole document of a report: the same model and options give the same blocks, whichever format they are set in. */
export function documentOf(model: ReportModel, { fingerprint, service = '', redacted = false }: DocumentOptions): ReportDocument {
  const { front, language } = model;
  const telling = tellingIn(language);
  const blocks = blocksOf(model, telling);
  return {
    language,
    title: front.title,
    dated: dateIn(front.basis.knownAt as Instant, front.basis.timeZone),
    front: frontOf(front, { fingerprint, service, redacted }, telling),
    contents: telling.say('setting.contents'),
    blocks,
  };
}

function blocksOf(model: ReportModel, telling: Telling): readonly Block[] {
  const names = calledIn(statementsOf(model), telling);
  const called = (statement: string) => names.get(statement) ?? { name: statement, title: statement, brief: statement };
  const earlier = new Map(model.reanswered?.map(({ statement, before }) => [statement, before]));
  const sections: Sections = { ...telling, called, earlier, at: model.front.basis.at };
  const [opening, statements, coverage] = [
    [...introduction(model, telling), ...overviewOf(model, sections), ...keyFiguresOf(model, telling)],
    areasOf(model, sections),
    coverageOf(model, sections),
  ];
  const [besides, closing] = [besidesThePlan(model, sections), [...changesOf(model, sections), ...controlOf(model, telling)]];
  const body = { chapters: [...opening, ...coverage, ...closing], sections: [...statements, ...besides] };
  return anchoredOnce([...opening, ...statements, ...coverage, ...besides, ...closing, ...appendixOf(model, body, telling)]);
}

/** Only where something was written. */
function introduction({ prose }: ReportModel, telling: Telling): readonly Block[] {
  if (prose.introduction === undefined) return [];
  return [newPage, heading(1, telling.say('chapter.introduction'), 'introduction'), ...written(prose.introduction, 'prose', telling)];
}
