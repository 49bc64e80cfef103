module Main where
import Data.List
import qualified Data.Map as M
data T = A | B Int
f :: Int -> String
f x = x + 1
g A = 1
h = undefinedName 3
main :: IO ()
main = do
  putStrLn (f "a")
  let y = 3
  print (show A)
