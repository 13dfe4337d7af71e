import { type Instant as DomainInstant, type IsoDate as DomainIsoDate, instant, isoDate } from '@stafett/domain';
import Personnummer_ from 'personnummer';
import { z } from 'zod';

/** Random, opaque ids: UUID text in lower case. */
export const Id = z.uuid().toLowerCase();
/** Ids that the core derives or that a model names: UUID-shaped or a short code; never free text. */
export const Key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/, 'invalidKey');
/** Made where the person is, once per act; the same id sent again changes nothing. */
export const CommandId = Id;

const parsed = <Text extends string>(parse: (value: string) => Text, reason: string) =>
  z
    .string()
    .max(40, reason)
    .transform((value, context): Text => {
      try {
        return parse(value);
      } catch {
        context.issues.push({ code: 'custom', message: reason, input: undefined });
        return z.NEVER;
      }
    });

/** `YYYY-MM-DD`, a day that exists. */
export const IsoDate = parsed<DomainIsoDate>(isoDate, 'invalidDate');
export type IsoDate = DomainIsoDate;
/** ISO 8601 with an offset or Z; comes out as `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export const Instant = parsed<DomainInstant>(instant, 'invalidInstant');
export type Instant = DomainInstant;

/** What a person writes: kept encrypted as a document, never in a command. 20,000 characters is some eight pages. */
export const FreeText = z.string().trim().min(1, 'missing').max(20_000, 'tooLong');
export const ShortText = z.string().trim().min(1, 'missing').max(200, 'tooLong');

/** It stands in the ledger and in Temporal, where no free text goes: the name of a kommun and no number or sentence. */
export const KommunName = z
  .string()
  .trim()
  .regex(/^\p{Lu}[\p{L} -]{1,39}$/u, 'invalidKommun');

/**
 * Personnummer or samordningsnummer as people write it (10 or 12 digits, with or without - or +); comes out as 12 digits. Refuses a
 * wrong check digit or a day that does not exist. Never put one in an address, a log or an id.
 */
export const Personnummer = z
  .string()
  .max(20, 'invalidPersonnummer')
  .transform((value, context): string => {
    try {
      return Personnummer_.parse(value.replaceAll(/\s/g, ''), {
        allowCoordinationNumber: true,
        allowInterimNumber: false,
      }).format(true);
    } catch {
      context.issues.push({ code: 'custom', message: 'invalidPersonnummer', input: undefined });
      return z.NEVER;
    }
  });

export const Slug = z.string().regex(/^[a-z0-9-]{1,60}$/, 'invalidSlug');
export const BirthYear = z.int().min(1900, 'yearOutOfRange').max(2100, 'yearOutOfRange');
/** Where the next page begins; opaque to the console. */
export const Cursor = Id;
export const PageSize = z.int().min(1).max(200).default(50);

/** A version of a free text that the actor may open with `documents.read`. */
export const DocumentLink = z.object({ document: Id, version: z.int().min(1) });
export type DocumentLink = z.infer<typeof DocumentLink>;
