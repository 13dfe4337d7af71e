import type { CaseEvent, SamverkansteamEvent, WaitingListEvent } from '@stafett/domain';

/** An event as some earlier release stored it. Today every event is of version 1; a later version is brought up to date here. */
export const upcastCaseEvent = (stored: CaseEvent): CaseEvent => {
  switch (stored.version) {
    case 1:
      return stored;
  }
};

export const upcastWaitingListEvent = (stored: WaitingListEvent): WaitingListEvent => {
  switch (stored.version) {
    case 1:
      return stored;
  }
};

/** Of a samverkansteam or a group: whose events a samverkansteam's all are, too. */
export const upcastGatheringEvent = <Event extends SamverkansteamEvent>(stored: Event): Event => {
  switch (stored.version) {
    case 1:
      return stored;
  }
};
