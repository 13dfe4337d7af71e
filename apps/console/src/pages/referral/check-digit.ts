/**
 * Whether the last digit of a personnummer or samordningsnummer is the one that the other nine give (Luhn). Takes 10 or 12 digits as people
 * write them; the day is for the api to judge.
 */
export const hasRightCheckDigit = (number: string): boolean => {
  const digits = number.replaceAll(/[-+\s]/g, '');
  if (!/^(\d{2})?\d{10}$/.test(digits)) return false;
  const sum = [...digits.slice(-10)].reduce((total, digit, index) => {
    const weighed = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
};
