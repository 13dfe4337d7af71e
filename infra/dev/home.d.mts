export const HOME: string;
export const findRunningStart: () => number | undefined;
export const takeLock: () => void;
