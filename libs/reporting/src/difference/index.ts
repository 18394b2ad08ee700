export { answersBetween } from './answers-between.js';
export { differenceBetween } from './difference-between.js';
export { erratumOf, type ErratumOf } from './erratum-of.js';
export { toldOnce } from './told-once.js';
