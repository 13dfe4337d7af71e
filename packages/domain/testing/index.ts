export * from './journey.ts';
export * from './people.ts';
