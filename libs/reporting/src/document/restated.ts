import type { Restated } from '../model/figure.js';
import type { Reanswered } from '../model/status.js';
import { linkTo } from './anchors.js';
import { answers } from './answers.js';
import { asSentence } from './called.js';
import { firstOf } from './first-of.js';
import type { Cell, TableBlock } from './blocks.js';
import { end, figureCell, figureName, start, words } from './cells.js';
import { table } from './make.js';
import type { Sections, Telling } from './telling.js';

/**
 * Figures that an earlier edition printed otherwise, both ways, and why.
 * @param whole whether it is about the whole report, and says of each figure whose it is
 */
export function restatedTable(id: string, caption: string, restated: readonly Restated[], whole: boolean, telling: Sections): TableBlock {
  const { say } = telling;
  return table(
    id,
    caption,
    [
      start('figure', say('chapter.figure')),
      ...(whole ? [start('statement', say('chapter.where'))] : []),
      end('before', say('chapter.before')),
      end('now', say('chapter.now')),
      start('why', say('chapter.why')),
    ],
    restated.map((one) => [
      figureName(one.label),
      ...(whole ? [whose(one.statement, telling)] : []),
      one.before === null ? words(say('chapter.notPrinted')) : figureCell(one.before, telling, one.now),
      one.now === null ? words(say('chapter.gone')) : figureCell(one.now, telling, one.before),
      words(why(one, telling)),
    ]),
  );
}

/** Statements that an earlier edition answered otherwise, both ways. */
export function reansweredTable(id: string, caption: string, reanswered: readonly Reanswered[], telling: Sections): TableBlock {
  const { say } = telling;
  return table(
    id,
    caption,
    [start('statement', say('chapter.where')), start('before', say('chapter.before')), start('now', say('chapter.now'))],
    reanswered.map(({ statement, before, now }) => [whose(statement, telling), words(answers(before, telling)), words(answers(now, telling))]),
  );
}

function whose(statement: string | null, { called }: Sections): Cell {
  return statement === null ? words('') : linkTo(statement, called(statement));
}

function why({ because, tooMuch }: Restated, { say }: Telling): string {
  const told = because.map(({ sentence, eventId }) => `${asSentence(sentence)} [${eventId}]`);
  return told.length === 0 ? say(tooMuch === true ? 'difference.tooMuch' : 'chapter.whyUnknown') : firstOf(told, say).join(' ');
}
