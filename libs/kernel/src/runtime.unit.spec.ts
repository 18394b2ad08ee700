import { runtimeComplaint } from './index.js';

describe('the runtime guard', () => {
  it.each(['24.6.0', '24.21.0', '26.0.0'])('lets Node %s through', (version) => {
    expect(runtimeComplaint(version)).toBeNull();
  });

  it.each(['20.19.0', '24.5.9', '18.0.0'])('says of Node %s what is needed and how to start it', (version) => {
    expect(runtimeComplaint(version)).toContain(`this is Node ${version}`);
    expect(runtimeComplaint(version)).toContain('npm start');
  });
});
