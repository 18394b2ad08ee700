import { AlignmentType, LevelFormat, type INumberingOptions } from 'docx';

/** The list that every list of the document is in. */
export const BULLETS = 'bullets';

export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: BULLETS,
      levels: [
        { level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 360, hanging: 240 } } } },
      ],
    },
  ],
};
