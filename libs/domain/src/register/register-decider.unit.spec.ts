import { event } from '../event/index.js';
import { command, specification } from '../event/testing/decider-spec.js';
import { defineRegister } from './commands.js';
import { RegisterDefined } from './events.js';
import { registerDecider } from './register-decider.js';

const { given } = specification(registerDecider);
const data = defineRegister.data.parse({ register: 'forums', title: 'Forums', definition: 'A forum that met.', states: ['active', 'dormant', 'ended'] });

describe('defining a register', () => {
  it('says what is in it and which states an entry may have', () => {
    given().when(command('defineRegister', data)).then(event(RegisterDefined, data));
  });

  it('is done once', () => {
    const refused = given(event(RegisterDefined, data)).when(command('defineRegister', data)).refused();
    expect(refused).toMatchObject({ kind: 'exists', issues: [{ field: 'register' }] });
  });

  it('refuses a state that no register has, and none at all', () => {
    expect(defineRegister.data.safeParse({ ...data, states: ['glowing'] }).success).toBe(false);
    expect(defineRegister.data.safeParse({ ...data, states: [] }).success).toBe(false);
  });
});
