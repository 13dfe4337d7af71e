export * from './insatser-with-a-team.ts';
export * from './journey.ts';
export * from './parallel-support.ts';
export * from './people.ts';
export * from './random-journey.ts';
export * from './standing-still.ts';
export * from './tuna-journey.ts';
export * from './without-ko.ts';
