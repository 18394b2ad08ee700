import type { Deck } from './library.js';
import { MUTED } from './setting.js';
import { FOOT, SLIDE, TITLE, type Slide } from './slide.js';

const LOOKS: readonly Slide['look'][] = ['opening', 'content'];
const MARK = '8A1C1C';

/** The two looks of slides: where the title stands, which report it is, what must be seen on every slide, and its number. */
export function defineMasters(deck: Deck, foot: string, mark: string | null): void {
  for (const look of LOOKS) {
    deck.defineSlideMaster({
      title: look,
      background: { color: 'FFFFFF' },
      objects: [
        { rect: { x: 0, y: 0, w: look === 'opening' ? 0.28 : 0.14, h: SLIDE.h, fill: { color: '1F3A5F' } } },
        { text: { text: foot, options: { ...FOOT, fontSize: 10, color: MUTED, margin: 0 } } },
        ...(mark === null
          ? []
          : [{ text: { text: mark, options: { x: 7.7, y: 0.08, w: 5, h: 0.25, fontSize: 10, bold: true, color: MARK, align: 'right' as const, margin: 0 } } }]),
        {
          placeholder: {
            options: { name: 'title', type: 'title', ...TITLE[look], margin: 0, align: 'left', valign: look === 'opening' ? 'bottom' : 'middle' },
          },
        },
      ],
      slideNumber: { x: 12.1, y: FOOT.y, w: 0.6, h: FOOT.h, fontSize: 10, color: MUTED, align: 'right' },
    });
  }
}
