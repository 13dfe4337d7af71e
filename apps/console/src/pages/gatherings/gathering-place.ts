import { type LinkProps, linkOptions } from '@tanstack/react-router';

/** The page of a samverkansteam or a group. */
export const gatheringPlace = ({
  gathering,
  topic,
}: {
  readonly gathering: string;
  readonly topic: string;
}): LinkProps =>
  linkOptions({ to: topic === 'samverkansteam' ? '/samverkansteam' : '/grupper', search: { grupp: gathering } });
