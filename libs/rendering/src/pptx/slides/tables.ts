import type { TableBlock } from '#reporting';
import { worded, type Setting } from '../setting.js';
import { BODY, type Slide } from '../slide.js';
import { tableParts } from './table.js';
import { smallPrint } from './tiles.js';
import { titled } from './titled.js';

const NOTE = 0.55;
/** The largest that leaves the table on one slide; the least where none does. */
const SIZES = [18, 16, 14];

/** A table on as many slides as it takes, each with the note below it. */
export function tableSlides(title: string, block: TableBlock, setting: Setting, note: string | null = block.note): readonly Slide[] {
  const { say } = setting;
  const room = note === null ? BODY : { ...BODY, h: BODY.h - NOTE - 0.1 };
  const sizes = SIZES.map((size) => tableParts(block, room, size, setting));
  const parts = sizes.find((one) => one.length === 1) ?? sizes.at(-1) ?? [];
  return parts.map((part, index) => {
    const words = parts.length === 1 ? title : say('setting.continued', { title, number: index + 1, all: parts.length });
    const below = note === null ? [] : [smallPrint(block.caption, note, { ...BODY, y: part.box.y + part.box.h + 0.1, h: NOTE }, setting)];
    return titled('content', worded({ text: words }), [part, ...below], setting, block.caption);
  });
}
