import { addDays } from '#kernel';
import {
  catalogue,
  contextOn,
  COURSE_WORDS,
  DATA_WORDS,
  decidingRules,
  evaluate,
  expand,
  explain,
  FIGURE_WORDS,
  formatFigure,
  goalSentence,
  LANGUAGES,
  NOTE_WORDS,
  openingQuestions,
  RESULT_WORDS,
  type Evaluation,
  type GoalType,
} from '#goal-types';
import { factsTold } from './facts-told.js';
import { code, markdownTable } from './markdown.js';

/** The page that shows every goal type with its worked example, made from the catalogue itself. */
export function goalTypesPage(): string {
  return `${[intro(), ...openingQuestions.map(chapter), rules()].join('\n\n')}\n`;
}

function intro(): string {
  return [
    '# Goal types',
    'Made from the catalogue by `npm run pages`; a test fails when it is not what the catalogue says. Each type is one small file under `libs/goal-types/src/catalogue`, each worked example runs as a test, and all arithmetic is in the five evaluators.',
    'The measure is chosen first: whether it is a number, a share, a rate, a survey or the count of a register is a property of the measure. Then one of six questions, and one sentence behind it:',
    ...openingQuestions.map(({ asks, choices }) =>
      [
        `**${asks.nb}** (${asks.en})`,
        '',
        ...choices.map(({ says, types }) => `- ${says.nb} (${says.en}): ${types.map((type) => `[${type}](#${anchor(type)})`).join(', ')}`),
      ].join('\n'),
    ),
  ].join('\n\n');
}

function rules(): string {
  const rows = decidingRules.map(({ when, ask, settles }) => [when.nb, ask.nb, ask.en, settles.map(({ answer, type }) => `${answer.nb}: ${type}`).join(', ')]);
  return `## Where two types compete\n\n${markdownTable(['Reads like', 'Spør', 'Ask', 'Then'], rows)}`;
}

function chapter({ asks, choices }: (typeof openingQuestions)[number]): string {
  const types = choices.flatMap((choice) => choice.types).map((name) => catalogue.get(name) as GoalType);
  return [`## ${asks.nb.replace(/ …|:/u, '')}`, ...types.map(typeTold)].join('\n\n');
}

function anchor(type: string): string {
  const { name, code: short } = catalogue.get(type) as GoalType;
  return headingOf(name, short)
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

/** A type that came after the coded ones has its name for a code. */
function headingOf(name: string, short: string): string {
  return short === name ? name : `${short} ${name}`;
}

function typeTold({ name, code: short, sentence, never, example }: GoalType): string {
  const { parameters, spec } = expand(name, example.parameters);
  const { facts, at, planPeriod } = example;
  const answer = evaluate(spec, facts, contextOn(at, planPeriod, example.context));
  return [
    `### ${headingOf(name, short)}`,
    LANGUAGES.map((language) => `- ${language}: ${goalSentence(sentence, null, language)}`).join('\n'),
    `Can never say: ${never.nb} (${never.en})`,
    `Asked for: ${Object.keys(parameters)
      .map((field) => (field in example.parameters ? `\`${field}\`` : `\`${field}\` (${code(parameters[field]).slice(1, -1)} unless said)`))
      .join(', ')}.`,
    `**Worked example.** Plan period ${planPeriod.from} to ${addDays(planPeriod.to ?? at, -1)}, asked per ${at}, with ${code(example.parameters)}: *${goalSentence(sentence, parameters, 'nb')}*`,
    factsTold(facts),
    answerTold(answer),
  ].join('\n\n');
}

function answerTold(answer: Evaluation): string {
  const three = (language: 'nb' | 'en') => [COURSE_WORDS[answer.course][language], RESULT_WORDS[answer.result][language], DATA_WORDS[answer.data][language]];
  const figures = answer.figures.map((figure) => `${FIGURE_WORDS[figure.key].nb} ${formatFigure(figure, 'nb')}`);
  return [
    markdownTable(
      ['', 'Kurs · course', 'Resultat · result', 'Data · data'],
      [
        ['nb', ...three('nb')],
        ['en', ...three('en')],
      ],
    ),
    figures.length === 0 ? '' : `Figures: ${figures.join(' · ')}.`,
    answer.notes.length === 0 ? '' : `Notes: ${answer.notes.map((note) => `${note} (${NOTE_WORDS[note].nb})`).join('; ')}.`,
    `> ${explain(answer, 'nb')}`,
    `> ${explain(answer, 'en')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
