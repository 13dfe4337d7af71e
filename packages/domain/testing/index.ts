export * from './journey.ts';
export * from './people.ts';
export * from './random-journey.ts';
