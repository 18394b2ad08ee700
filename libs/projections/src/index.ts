export * from './engine/projection.js';
export * from './engine/projector.js';
export * from './engine/row-change.js';
export * from './engine/table.js';
export * from './engine/views.js';
export * from './queries/index.js';
export * from './read-models.js';
export * from './sqlite/index.js';
