import { useNavigate } from '@tanstack/react-router';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { seek } from './search.ts';

/** Searches the cases that the person may open, by code, name or personnummer. */
export const SearchField = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <search className="search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const query = field.current?.value ?? '';
          if (query.trim() === '') return field.current?.focus();
          seek(query);
          void navigate({ to: '/sok' });
        }}
      >
        <label htmlFor={id} className="unseen">
          {t('frame.search')}
        </label>
        <input
          ref={field}
          id={id}
          type="search"
          className="search-input"
          placeholder={t('frame.searchHint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
        />
        <button type="submit" className="search-go">
          <span className="unseen">{t('frame.searchGo')}</span>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path
              d="m13 13 4.5 4.5M8.5 14a5.5 5.5 0 1 1 0-11 5.5 5.5 0 0 1 0 11Z"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
            />
          </svg>
        </button>
      </form>
    </search>
  );
};
