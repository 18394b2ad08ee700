import { FIGURE_WORDS, type Evaluation } from '#goal-types';
import { answersInWords, goalAt, goalTimeline, ownWordsAt, ownWordsOfGoal, planAt, planStatus, wordingIn, type OwnWords } from '#projections';
import type { Sign } from '#reporting';
import type { ColumnId } from '../columns.js';
import { signOfFigure, signOfNone } from '../../signs.js';
import { signText, type FigureRow, type TableAsked } from '../rows.js';
import type { Row } from '#tables';

const ANSWERS: readonly ColumnId[] = ['course', 'courseWords', 'result', 'resultWords', 'data', 'dataWords', 'overridden'];
const FIGURES: readonly ColumnId[] = ['figureKey', 'figureTitle', 'figureValue', 'figureUnit', 'figureOn', 'figureSign'];

export const STATUS_COLUMNS: readonly ColumnId[] = [
  'goal',
  'wording',
  'statementRole',
  'parent',
  'goalType',
  'tracked',
  'ended',
  'day',
  ...ANSWERS,
  ...FIGURES,
];
export const TIMELINE_COLUMNS: readonly ColumnId[] = ['goal', 'wording', 'day', 'goalType', ...ANSWERS, ...FIGURES];

/** Where every statement of the plan stands; one without figures, or whose figures are not to be told, has a row all the same. */
export async function* statusRows({ read, point, params }: TableAsked): AsyncGenerator<FigureRow> {
  const plan = params.plan as string;
  const own = await ownWordsAt(read, plan, point);
  for (const item of await planStatus(read, plan, point)) {
    const { goalId, wording, role, parent, type, tracked, ended, override } = item;
    const told = answersIn(item, override !== null, params, own);
    for (const figure of figuresIn(item, params)) {
      yield { cells: [goalId, wordingIn(params.language, wording), role, parent, type, tracked, ended, point.at, ...told, ...figure], figures: [] };
    }
  }
}

/** How one goal, or each of a plan, has stood: a row for each figure on each day. */
export async function* timelineRows({ read, point, params }: TableAsked): AsyncGenerator<FigureRow> {
  const { goal, plan, language } = params;
  const statements =
    goal === undefined
      ? (await planAt(read, plan as string, point)).statements.filter(({ heldBy }) => heldBy === null)
      : [{ statement: goal, wording: (await goalAt(read, goal, point)).statement.data.wording }];
  for (const { statement, wording } of statements) {
    const own = await ownWordsOfGoal(read, statement, point);
    for (const item of (await goalTimeline(read, statement, point)).points) {
      const told = answersIn(item, item.overridden, params, own);
      for (const figure of figuresIn(item, params)) {
        yield { cells: [statement, wordingIn(language, wording), item.on, item.type, ...told, ...figure], figures: [] };
      }
    }
  }
}

function answersIn(item: Parameters<typeof answersInWords>[0], overridden: boolean, { language }: TableAsked['params'], own: OwnWords | null): Row {
  const words = answersInWords(item, language, own);
  return [item.course, words.course, item.result, words.result, item.data, words.data, overridden];
}

/**
 * Key, title, value, unit, day and sign of each; keys that come again are numbered. Others are told none, and ":" where there are any: what
 * they are made of is weighed nowhere.
 */
function figuresIn({ figures, data }: Pick<Evaluation, 'figures' | 'data'>, { language, disclosure }: TableAsked['params']): readonly Row[] {
  if (figures.length === 0) return [withoutFigure(signOfNone(data))];
  if (disclosure === 'outside') return [withoutFigure('confidential')];
  const seen = new Map<string, number>();
  return figures.map((figure) => {
    const { key, value, unit, on } = figure;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return [times === 1 ? key : `${key}.${times}`, FIGURE_WORDS[key][language], value, unit, on, signText(signOfFigure(figure, data))];
  });
}

function withoutFigure(sign: Sign): Row {
  return [null, null, null, null, null, signText(sign)];
}
