export * from './deciding-rules.js';
export * from './opening-questions.js';
