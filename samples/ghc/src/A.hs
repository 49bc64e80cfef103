module Main where
import Data.Lisst (foo)
main :: IO ()
main = putStrLn "x"
