import type { RequiredOperation } from './required-actions';

const asked = (operation: RequiredOperation['operation'], action: string = operation): RequiredOperation => ({
  operation,
  actions: [action],
  service: 'cost',
  checkIds: [],
});

/**
 * What cost needs, a group of its own: without it everything else works, and the cost page says what is missing. Of these, AWS
 * bills the requests of `ce` (server/costs/constants.ts).
 */
export const costOperations: readonly RequiredOperation[] = [
  asked('budgets:DescribeBudgets', 'budgets:ViewBudget'),
  asked('ce:GetAnomalies'),
  asked('ce:GetCostAndUsage'),
  asked('ce:GetCostForecast'),
  asked('compute-optimizer:GetEC2InstanceRecommendations'),
  asked('cost-optimization-hub:ListRecommendations'),
];
