const rule = { create: () => ({ Program: (node) => node.nothing.here }) };

export default [{ plugins: { own: { rules: { broken: rule } } }, rules: { 'own/broken': 'error' } }];
