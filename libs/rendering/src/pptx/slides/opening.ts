import { codePicture } from '../../office/pictures.js';
import { fitted } from '../fitted.js';
import { ACCENT, MUTED, worded, type Setting } from '../setting.js';
import type { Slide, TextPart, Words } from '../slide.js';
import { titled } from './titled.js';

/** The first slide: what the report is, on what it rests, and where it can be checked. */
export function openingSlide(setting: Setting): Slide {
  const { document } = setting;
  const { front } = document;
  const text = (name: string, box: TextPart['box'], words: readonly Words[], sizes: readonly number[]): TextPart => ({
    kind: 'text',
    name,
    box,
    ...fitted(words, box, sizes, setting.say),
  });
  const code = codePicture(front.code.text);
  return titled(
    'opening',
    worded({ text: front.title }),
    [
      text(
        front.organisation,
        { x: 0.7, y: 1.45, w: 9.6, h: 0.5 },
        [worded({ text: front.organisation }, { bold: true, colour: MUTED })],
        [22, 20, 18, 16, 14],
      ),
      text(front.subtitle, { x: 0.7, y: 3.8, w: 9.6, h: 1 }, [worded({ text: front.subtitle }, { colour: ACCENT })], [22, 20, 18, 16, 14]),
      text(
        setting.say('setting.aboutReport'),
        { x: 0.7, y: 5, w: 9.6, h: 1.7 },
        [worded({ text: front.terms.slice(1, ON_SLIDE).map(told).join('\n') }, { colour: MUTED })],
        [14, 13, 12, 11, 10],
      ),
      { kind: 'picture', name: 'QR', box: { x: 10.9, y: 4.9, w: 1.8, h: 1.8 }, picture: code, alternative: front.code.alternative },
    ],
    setting,
    front.terms.map(told).join('\n'),
  );
}

/** The first terms: per, known as of, assembly, approval. The others are for whoever checks, in the notes. */
const ON_SLIDE = 6;

function told({ term, text }: { readonly term: string; readonly text: string }): string {
  return `${term}: ${text}`;
}
