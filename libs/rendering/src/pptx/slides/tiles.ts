import type { Cell } from '#reporting';
import { outcomePicture } from '../../office/pictures.js';
import { fitted } from '../fitted.js';
import { colourOf, MUTED, outcomeAt, worded, type Setting } from '../setting.js';
import type { Box, PicturePart, TextPart } from '../slide.js';

const GAP = 0.2;

/** How many there are of each outcome, side by side: shape, number, word. */
export function tiles(
  counts: readonly { readonly label: string; readonly count: Cell }[],
  { x, y, w }: Pick<Box, 'x' | 'y' | 'w'>,
  setting: Setting,
): readonly (TextPart | PicturePart)[] {
  const { say } = setting;
  const wide = (w - GAP * (counts.length - 1)) / counts.length;
  return counts.flatMap(({ label, count }, index): readonly (TextPart | PicturePart)[] => {
    const left = x + index * (wide + GAP);
    const outcome = outcomeAt(index);
    const text = fitted([worded({ text: label }, { bold: true, colour: colourOf(outcome) })], { w: wide, h: 0.4 }, [18, 16, 14, 12], say);
    return [
      { kind: 'picture', name: label, box: { x: left, y: y + 0.1, w: 0.55, h: 0.55 }, picture: outcomePicture(outcome), alternative: null },
      { kind: 'text', name: `${label}: ${count.text}`, box: { x: left + 0.7, y, w: wide - 0.7, h: 0.75 }, words: [worded(count, { bold: true })], size: 40 },
      { kind: 'text', name: label, box: { x: left, y: y + 0.8, w: wide, h: 0.4 }, ...text },
    ];
  });
}

/** A line of small print, as it fits. */
export function smallPrint(name: string, text: string, box: Box, { say }: Setting): TextPart {
  return { kind: 'text', name, box, ...fitted([worded({ text }, { colour: MUTED })], box, [14, 13, 12, 11, 10], say) };
}
