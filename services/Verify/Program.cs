return await Saylau.Verify.VerifyCommand.Run(args, Console.Out);
