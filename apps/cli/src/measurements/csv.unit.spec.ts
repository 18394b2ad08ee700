import { csvReader, isCsvHeading } from './csv.js';

const read = (heading: string, line: string) => JSON.parse(csvReader(heading)(line)) as unknown;

describe('a CSV file of measurements', () => {
  it('is told from NDJSON by its first line', () => {
    expect(['measure;unit;on;value', '"measure","unit"'].map(isCsvHeading)).toEqual([true, true]);
    expect(['{"measure":"members"}', '', '[1,2]'].map(isCsvHeading)).toEqual([false, false, false]);
  });

  it('becomes a command a line, numbers as exact text', () => {
    const line = read('measure;unit;on;value', 'members;branch-1;2022-12-31;240');
    expect(line).toEqual({ command: 'recordMeasurement', measure: 'members', unit: 'branch-1', on: '2022-12-31', value: '240' });
  });

  it('with semicolons may write numbers as Norwegian spreadsheets do', () => {
    expect(read('value;numerator', '1 234,50;12\u00A0000')).toMatchObject({ value: '1234.50', numerator: '12000' });
  });

  it('with commas writes numbers with a point', () => {
    expect(read('measure,value', 'share,0.5')).toMatchObject({ measure: 'share', value: '0.5' });
  });

  it('may quote cells, with separators and quotes in them', () => {
    expect(read('measure;note', 'members;"a ""big"" one; counted twice"')).toMatchObject({ note: 'a "big" one; counted twice' });
  });

  it('may say how a wave of a survey was asked, on the lines that are of one', () => {
    const heading = 'measure;value;instrument;answers;asked;margin';
    expect(read(heading, 'trust;0,62;Medlemsundersøkelsen;1 412;;0,04')).toEqual({
      command: 'recordMeasurement',
      measure: 'trust',
      value: '0.62',
      survey: { instrument: 'Medlemsundersøkelsen', answers: 1412, margin: '0.04' },
    });
    expect(read(heading, 'members;240;;;;')).toEqual({ command: 'recordMeasurement', measure: 'members', value: '240' });
    expect(read(heading, 'trust;0,62;S;mange;;')).toMatchObject({ survey: { answers: 'mange' } });
  });

  it('says nothing where a cell is empty', () => {
    expect(read('measure;on;from;to', 'members;;2022-01-01;2023-01-01')).toEqual({
      command: 'recordMeasurement',
      measure: 'members',
      from: '2022-01-01',
      to: '2023-01-01',
    });
  });

  it('with a column that is not known is refused, naming those that are', () => {
    expect(() => csvReader('measure;wert')).toThrow(expect.objectContaining({ kind: 'invalid', message: expect.stringContaining('"wert"') }));
  });

  it('with a cell too many on a line has that line refused by its strange field', () => {
    expect(read('measure;unit', 'members;b1;9')).toHaveProperty(['column 3'], '9');
  });
});
