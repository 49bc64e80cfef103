module Main where
import Data.List
data T = A | B Int
g :: T -> Int
g A = 1
k x = let unused = 3 in x
main :: IO ()
main = do
  let n = 3
  print (g (B 1))
