var only = 1
export { only }
