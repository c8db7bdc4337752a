import { emptyContent } from './scenario-content.js';
import { deskFor } from './scenario-review-rules.js';

const data = (dataGrade: 'general' | 'important') => ({
  resources: [{ kind: 'data' as const, description: '样本', dataGrade }],
});

describe('the desk that reviews first', () => {
  it.each([
    ['of its district', { districts: ['siming'] }, 'siming'],
    ['of 工信 in another district', { districts: ['huli'] }, 'industry'],
    ['of 工信 for the whole city', { districts: ['city'] }, 'industry'],
    ['of data for public administration', { districts: ['city'], sectors: ['government'] }, 'data'],
    ['of data for important data', { districts: ['siming'], ...data('important') }, 'data'],
    ['of its district for general data', { districts: ['siming'], ...data('general') }, 'siming'],
    ['of 发改 for a major one', { districts: ['siming'], sizeClass: 'major' as const }, 'reform'],
  ])('is that %s', (_, content, desk) => {
    expect(deskFor({ ...emptyContent(), ...content }, 'siming')).toBe(desk);
  });
});
