import type { EventOf } from '../case/act.ts';
import type { Wait } from './wait.ts';

export const evolveWait = (
  wait: Wait | undefined,
  event: EventOf<'caseParked' | 'waitExtended' | 'caseResumed'>,
): Wait | undefined => {
  switch (event.type) {
    case 'caseParked':
      return event.wait;
    case 'waitExtended':
      return wait && { ...wait, until: event.until, extensions: wait.extensions + 1 };
    case 'caseResumed':
      return undefined;
  }
};
