/** Takes twelve digits (with or without the sign) and gives `19810218-9876`; anything else is given back as it came. */
export const formatPersonnummer = (value: string): string =>
  /^\d{12}$/.test(value) ? `${value.slice(0, 8)}-${value.slice(8)}` : value;
